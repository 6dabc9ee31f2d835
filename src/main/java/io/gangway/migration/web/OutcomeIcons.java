package io.gangway.migration.web;

import io.gangway.migration.verdict.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** Which icon stands beside an outcome's word. */
@Named("outcomeIcons")
@ApplicationScoped
public class OutcomeIcons {

    public String of(Outcome outcome) {
        return switch (outcome) {
            case SUCCEEDED -> "check-circle-fill";
            case FAILED -> "x-circle";
            case CANCELLED -> "slash-circle";
            case UNKNOWN -> "question-circle";
        };
    }
}
