package io.gangway.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

/** Sends an answer where no resource does it: before a request has come to one, or after it was lost on the way. */
@ApplicationScoped
public class WrittenAnswer {

    private final ObjectMapper json;

    public WrittenAnswer(ObjectMapper json) {
        this.json = json;
    }

    /** Ends the response. What it has already, such as the headers that every answer has, stays. */
    public void send(Response answer, HttpServerResponse response) {
        response.setStatusCode(answer.getStatus());
        answer.getStringHeaders().forEach((name, values) -> response.putHeader(name, values));
        response.end(text(answer.getEntity()));
    }

    private String text(Object entity) {
        try {
            return entity instanceof String text ? text : json.writeValueAsString(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written", e);
        }
    }
}
