package io.gangway.host.web;

import io.gangway.host.HostStatus;
import io.gangway.host.words.ToldFailure;
import java.util.List;
import java.util.Optional;

/**
 * A host as its page and the list show it.
 *
 * @param failure why it is not connected
 * @param twin in a few words: that it is the same machine as others, or taken for it
 * @param hints whole sentences that its page has of it
 */
record ShownHost(HostStatus status, Optional<ToldFailure> failure, Optional<String> twin, List<String> hints) {}
