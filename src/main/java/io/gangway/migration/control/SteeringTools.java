package io.gangway.migration.control;

import io.gangway.host.Hosts;
import io.gangway.host.words.AnswerWords;

/** What it takes to steer a run. */
public record SteeringTools(Hosts hosts, ControlActionStore actions, AnswerWords answers) {}
