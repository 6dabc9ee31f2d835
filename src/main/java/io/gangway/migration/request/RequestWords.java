package io.gangway.migration.request;

import io.gangway.host.HostStatus;
import io.gangway.vm.inventory.VmStateMessages;
import java.util.function.Function;

/**
 * In which words a request is refused.
 *
 * @param silence says why a host cannot be asked, and what to do about it
 */
public record RequestWords(RequestMessages say, VmStateMessages states, Function<HostStatus, String> silence) {}
