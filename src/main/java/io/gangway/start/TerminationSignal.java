package io.gangway.start;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Lets SIGTERM, by which service managers end a service, end the console with the exit status 0: an end that was asked
 * for is no failure. The JVM alone would exit with 143.
 */
final class TerminationSignal {

    private TerminationSignal() {}

    /**
     * Runs the action once the signal comes.
     *
     * <p>By reflection, since {@code sun.misc.Signal}, the one way there is, cannot be named without a compiler warning.
     */
    static void handle(Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object onSignal = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        action.run();
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("TERM"), onSignal);
        } catch (ClassNotFoundException | NoSuchMethodException | IllegalAccessException | InstantiationException e) {
            // A JVM without this class ends with its own status, which does no harm.
            return;
        } catch (InvocationTargetException e) {
            // The JVM was told to leave signals alone (-Xrs).
            return;
        }
    }
}
