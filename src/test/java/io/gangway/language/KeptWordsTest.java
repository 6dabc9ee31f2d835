package io.gangway.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is kept for many")
class KeptWordsTest {

    private final Languages languages = new Languages(new CurrentVertxRequest());

    @Test
    @DisplayName("is said once, and read by each in a language of their own")
    void isReadInEachLanguage() {
        AtomicReference<String> fact = new AtomicReference<>("then");

        Supplier<String> kept = languages.kept(() -> languages.current() + " " + fact.get());
        fact.set("now");

        assertEquals("CHINESE then", languages.speaking(Language.CHINESE, kept));
        assertEquals("ENGLISH then", languages.speaking(Language.ENGLISH, kept));
    }
}
