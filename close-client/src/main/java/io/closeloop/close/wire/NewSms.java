package io.closeloop.close.wire;

/** The body that creates a text. The status decides whether anything leaves Close. Source: close-api.md 5.2. */
public record NewSms(
        Sms.Status status,
        Sms.Direction direction,
        String leadId,
        String contactId,
        String localPhone,
        String remotePhone,
        String text) {

    public static NewSms draft(SmsDraft draft) {
        return new NewSms(
                Sms.Status.DRAFT,
                Sms.Direction.OUTBOUND,
                draft.leadId(),
                draft.contactId(),
                draft.localPhone(),
                draft.remotePhone(),
                draft.text());
    }

    @Override
    public String toString() {
        return "NewSms[status=" + status + ", leadId=" + leadId + "]";
    }
}
