package io.gangway.faults;

import io.gangway.lab.Console;
import io.gangway.lab.MigrationAnswer;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.exception.JsonPathException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** What the console answers, if it does: it may be stopped, dead, or without a database, and nobody waits for it for long. */
final class Answers {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** A start asks both hosts what might be in the way. */
    private static final Duration PATIENCE_WITH_A_START = Duration.ofSeconds(45);

    private final Console console;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    Answers(Console console) {
        this.console = console;
    }

    /** The migration as the console tells it now. */
    Optional<MigrationAnswer> migration(long run) {
        return send(request("/api/v1/migrations/" + run, PATIENCE).GET())
                .filter(answer -> answer.statusCode() == 200)
                .flatMap(Answers::json)
                .map(MigrationAnswer::new);
    }

    /** How long a page takes; empty if it does not come within the patience, or is an error. */
    Optional<Duration> timeOf(String page) {
        long began = System.nanoTime();
        return send(request(page, PATIENCE).GET())
                .filter(answer -> answer.statusCode() == 200)
                .map(answer -> Duration.ofNanos(System.nanoTime() - began));
    }

    /** Asks for a permanent migration; the body is that of a refusal where there is no id in it. */
    Optional<JsonPath> begin(String uuid, String source, String destination, String storage) {
        Map<String, String> options = Map.of("duration", "permanent", "storage", storage);
        try {
            return CompletableFuture.supplyAsync(() ->
                            console.migrate(uuid, source, destination, options).jsonPath())
                    .orTimeout(PATIENCE_WITH_A_START.toSeconds(), TimeUnit.SECONDS)
                    .thenApply(Optional::of)
                    .join();
        } catch (CompletionException e) {
            return Optional.empty();
        }
    }

    private HttpRequest.Builder request(String path, Duration patience) {
        return HttpRequest.newBuilder(URI.create(console.url() + path)).timeout(patience);
    }

    private Optional<HttpResponse<String>> send(HttpRequest.Builder request) {
        try {
            return Optional.of(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<JsonPath> json(HttpResponse<String> answer) {
        try {
            JsonPath json = new JsonPath(answer.body());
            json.getMap("$");
            return Optional.of(json);
        } catch (JsonPathException | ClassCastException e) {
            return Optional.empty();
        }
    }
}
