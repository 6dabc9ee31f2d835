package io.gangway.configuration;

import io.gangway.vm.inventory.Vm;
import java.util.List;
import java.util.Optional;

/**
 * What removing a VM's configuration from a host would mean.
 *
 * @param refusal why it must not be removed now, with the remedy; empty if it may
 * @param stays what stays where it is
 * @param keptOn the hosts that keep a configuration of it as well
 * @param unasked the hosts that did not answer, of which it is not known
 */
public record Removal(
        Vm vm,
        Optional<String> refusal,
        Holding holding,
        List<String> stays,
        List<String> keptOn,
        List<String> unasked) {

    public Removal {
        stays = List.copyOf(stays);
        keptOn = List.copyOf(keptOn);
        unasked = List.copyOf(unasked);
    }
}
