package io.gangway.page;

import io.gangway.migration.web.MigrationMessages;
import io.quarkus.qute.i18n.Message;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;

/** The messages of this room without a template engine: good for those whose only placeholders are parameters. */
public final class PlainMessages {

    private PlainMessages() {}

    public static MigrationMessages create() {
        return of(MigrationMessages.class);
    }

    public static <T> T of(Class<T> bundle) {
        return bundle.cast(Proxy.newProxyInstance(
                bundle.getClassLoader(),
                new Class<?>[] {bundle},
                (proxy, method, arguments) -> text(method, arguments)));
    }

    private static String text(Method method, Object[] arguments) {
        String text = method.getAnnotation(Message.class).value();
        Parameter[] parameters = method.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            text = text.replace("{" + parameters[i].getName() + "}", String.valueOf(arguments[i]));
        }
        return text;
    }
}
