package io.gangway.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.host.HostName;
import io.gangway.vm.inventory.Copy;
import io.gangway.vm.inventory.Vm;
import io.gangway.vm.inventory.VmState;
import io.quarkus.qute.i18n.Message;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RemovalRulesTest {

    private static final Vm WEB = new Vm(
            new HostName("alpha"),
            UUID.fromString("1b4e28ba-2fa1-41d2-883f-b9a761bde3fb"),
            "web",
            VmState.SHUT_OFF,
            true,
            1,
            1L << 28,
            OptionalDouble.empty(),
            false,
            false);
    private static final Holding NOTHING = new Holding(VmState.SHUT_OFF, List.of(), false, 0, "", false);

    private final RemovalRules rules = new RemovalRules(messages(), VmState::word);

    @Test
    void letsALeftoverGoWhenNobodyElseHasIt() {
        assertEquals(Optional.empty(), rules.refusal(WEB, NOTHING, List.of(unknownTo("beta"))));
    }

    @Test
    void letsALeftoverGoWhileTheVmRunsWhereItIsKept() {
        assertEquals(Optional.empty(), rules.refusal(WEB, NOTHING, List.of(copy("beta", true, VmState.RUNNING, true))));
    }

    @Test
    void keepsTheOnlyConfigurationOfATemporaryCopy() {
        String reason = refusal(NOTHING, copy("beta", true, VmState.RUNNING, false));

        assertTrue(reason.startsWith("web is running on beta as a temporary copy"), reason);
        assertTrue(reason.endsWith("Shut it down on beta first, or migrate it back to alpha."), reason);
    }

    @Test
    void letsItGoWhenAThirdHostKeepsOne() {
        assertEquals(
                Optional.empty(),
                rules.refusal(
                        WEB,
                        NOTHING,
                        List.of(
                                copy("beta", true, VmState.RUNNING, false),
                                copy("gamma", true, VmState.SHUT_OFF, true))));
    }

    @Test
    void saysSoWhenItKnowsOfATemporaryCopyOnlyFromMemory() {
        String reason = refusal(NOTHING, copy("beta", false, VmState.PAUSED, false));

        assertTrue(reason.startsWith("beta does not answer now. As far as the console knows: web is paused"), reason);
    }

    @Test
    void keepsWhatRunsHere() {
        String reason = refusal(new Holding(VmState.RUNNING, List.of(), false, 0, "", false), unknownTo("beta"));

        assertTrue(reason.startsWith("web is running on alpha."), reason);
    }

    @Test
    void keepsWhatHasASavedStateOrSnapshots() {
        assertTrue(refusal(new Holding(VmState.SHUT_OFF, List.of(), true, 0, "", false), unknownTo("beta"))
                .contains("the memory of web"));
        assertTrue(refusal(new Holding(VmState.SHUT_OFF, List.of(), false, 2, "", false), unknownTo("beta"))
                .contains("would forget them"));
    }

    @Test
    void neverAdvisesToGoOnFromMemoryThatIsOlderThanWhatRunsElsewhere() {
        Holding saved = new Holding(VmState.SAVED, List.of(), true, 0, "", false);

        assertTrue(refusal(saved, unknownTo("beta")).contains("Start web to go on from there"));
        String reason = refusal(saved, copy("beta", true, VmState.RUNNING, true));
        assertTrue(reason.contains("web has gone on on beta since, so do not start it on alpha"), reason);
        assertTrue(reason.contains("Discard the saved state"), reason);
    }

    private String refusal(Holding holding, Copy elsewhere) {
        return rules.refusal(WEB, holding, List.of(elsewhere)).orElseThrow();
    }

    private static Copy unknownTo(String host) {
        return new Copy(new HostName(host), true, Optional.empty());
    }

    private static Copy copy(String host, boolean answered, VmState state, boolean persistent) {
        return new Copy(new HostName(host), answered, Optional.of(new Copy.Found(state, persistent)));
    }

    /** The messages without a template engine: only their parameters are filled in. */
    private static ConfigurationMessages messages() {
        return (ConfigurationMessages) Proxy.newProxyInstance(
                ConfigurationMessages.class.getClassLoader(),
                new Class<?>[] {ConfigurationMessages.class},
                (proxy, method, arguments) -> text(method, arguments));
    }

    private static String text(Method method, Object[] arguments) {
        String text = method.getAnnotation(Message.class).value();
        for (int i = 0; i < method.getParameterCount(); i++) {
            text = text.replace("{" + method.getParameters()[i].getName() + "}", String.valueOf(arguments[i]));
        }
        return text;
    }
}
