package io.gangway.migration;

import io.gangway.control.ControlActionStore;
import io.gangway.control.ControlMessages;
import io.gangway.host.AnswerWords;
import io.gangway.host.Hosts;

/** What it takes to steer a run. */
record SteeringTools(Hosts hosts, ControlActionStore actions, ControlMessages words, AnswerWords answers) {}
