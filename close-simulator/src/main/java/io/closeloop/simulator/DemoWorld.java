package io.closeloop.simulator;

/** The world of {@code --world demo}. Its phones are in the range that is kept free for fiction. */
final class DemoWorld {
    static final String ORGANIZATION = "Acme Solar";
    static final String API_KEY = "api_demo000000000000000000.000000000000000000000000";

    private DemoWorld() {}

    static void furnish(Define define) {
        define.organization(ORGANIZATION)
                .apiKey(API_KEY)
                .phoneNumber("+14155550100", "Main line")
                .externalNumber("+14155550199", "Caller id only")
                .sharedField("charlie_enabled")
                .sharedField("ai_setter_id")
                .sharedField("charlie_kill_switch")
                .contactField("charlie_stage")
                .contactChoices("charlie_fit", "Qualified", "Disqualified")
                .contactChoices("charlie_switch", "On", "Killed")
                .lead("Bo Ray", "+14155550111")
                .lead("Cam Diaz", "+14155550112")
                .lead("Dee Okafor", "+14155550113");
    }
}
