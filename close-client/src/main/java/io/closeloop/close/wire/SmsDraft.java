package io.closeloop.close.wire;

/**
 * A text that is to be sent, before Close has it.
 *
 * @param localPhone one of the organization's numbers that {@link PhoneNumber#canText() can text}, E.164
 * @param remotePhone the recipient, E.164
 */
public record SmsDraft(String leadId, String contactId, String localPhone, String remotePhone, String text) {

    @Override
    public String toString() {
        return "SmsDraft[leadId=" + leadId + ", contactId=" + contactId + "]";
    }
}
