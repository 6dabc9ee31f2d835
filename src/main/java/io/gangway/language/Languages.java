package io.gangway.language;

import io.quarkus.arc.Arc;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Knows in which language to speak now: that of the page which is being drawn, or of the request which is being answered.
 * Where nobody listens, and to programs, it is English.
 */
@Named("languages")
@Singleton
public class Languages {

    /** Where the browser keeps what a person chose. */
    static final String COOKIE = "language";

    private final CurrentVertxRequest request;
    private final ThreadLocal<Language> drawnIn = new ThreadLocal<>();

    public Languages(CurrentVertxRequest request) {
        this.request = request;
    }

    /** All templates speak as this does. */
    void configure(@Observes EngineBuilder engine) {
        engine.addTemplateInstanceInitializer(instance ->
                instance.setAttribute(TemplateInstance.LOCALE, current().locale()));
    }

    public Language current() {
        return Optional.ofNullable(drawnIn.get())
                .or(() -> answered().map(Languages::of))
                .orElse(Language.ENGLISH);
    }

    private Optional<RoutingContext> answered() {
        return Arc.container().requestContext().isActive()
                ? Optional.ofNullable(request.getCurrent())
                : Optional.empty();
    }

    /** The language in which a request is answered. */
    public static Language of(RoutingContext context) {
        boolean program =
                Optional.ofNullable(context.request().path()).orElse("").startsWith("/api/");
        return program ? Language.ENGLISH : of(context.request().headers()::get);
    }

    /** The language of those who send such headers; what a header is not there for is null. */
    public static Language of(UnaryOperator<String> headers) {
        String chosen = Arrays.stream(
                        Optional.ofNullable(headers.apply("Cookie")).orElse("").split(";"))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(COOKIE + "="))
                .map(cookie -> cookie.substring(COOKIE.length() + 1))
                .findFirst()
                .orElse("");
        return Language.of(
                chosen, Optional.ofNullable(headers.apply("Accept-Language")).orElse(""));
    }

    /** The tag of the language that is spoken now, for a page's root. */
    public String tag() {
        return current().tag();
    }

    /** The languages that a person may choose instead. */
    public List<Language> others() {
        return Arrays.stream(Language.values())
                .filter(language -> language != current())
                .toList();
    }

    /** Does the work, such as drawing a page, in that language. */
    public <T> T speaking(Language language, Supplier<T> work) {
        Optional<Language> before = Optional.ofNullable(drawnIn.get());
        drawnIn.set(language);
        try {
            return work.get();
        } finally {
            before.ifPresentOrElse(drawnIn::set, drawnIn::remove);
        }
    }

    /** Likewise. */
    public void speak(Language language, Runnable work) {
        Optional<Language> unused = speaking(language, () -> {
            work.run();
            return Optional.empty();
        });
    }

    /**
     * Has something said in every language now; what comes back tells it in the one that is current when it is read. For what
     * is kept while the console lives and read by many.
     */
    public Supplier<String> kept(Supplier<String> words) {
        Map<Language, String> said = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            said.put(language, speaking(language, words));
        }
        return () -> said.get(current());
    }

    /** A room's texts, each in the language that is current when it is asked for. */
    public <T> T texts(Class<T> bundle) {
        Map<Language, T> known = new ConcurrentHashMap<>();
        return bundle.cast(
                Proxy.newProxyInstance(bundle.getClassLoader(), new Class<?>[] {bundle}, (self, method, arguments) -> {
                    T texts = known.computeIfAbsent(current(), language -> texts(bundle, language));
                    try {
                        return method.invoke(texts, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private static <T> T texts(Class<T> bundle, Language language) {
        return language == Language.ENGLISH
                ? MessageBundles.get(bundle)
                : MessageBundles.get(bundle, Localized.Literal.of(language.tag()));
    }
}
