package io.gangway.vm.action;

import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.host.words.AnswerWords;
import io.gangway.language.Spoken;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.vm.action.VmActionFailed.Reason;
import io.gangway.vm.details.VmDetails;
import io.gangway.vm.details.VmDetailsReader;
import io.gangway.vm.inventory.Copies;
import io.gangway.vm.inventory.Copy;
import io.gangway.vm.inventory.Inventory;
import io.gangway.vm.inventory.Vm;
import io.gangway.vm.inventory.VmAction;
import io.gangway.vm.inventory.VmStateMessages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Everyday calls to a VM on its host. Each waits for the host, for a bounded time. */
@ApplicationScoped
public class VmService {

    private static final Logger LOG = Logger.getLogger(VmService.class);

    private final Hosts hosts;
    private final Inventory inventory;
    private final Copies copies;
    private final AnswerWords words;
    private final Instance<StartGuard> guards;
    private final VmActionMessages say;
    private final VmStateMessages states;

    public VmService(
            Hosts hosts,
            Inventory inventory,
            Copies copies,
            AnswerWords words,
            @Any Instance<StartGuard> guards,
            @Spoken VmActionMessages say,
            @Spoken VmStateMessages states) {
        this.say = say;
        this.states = states;
        this.words = words;
        this.hosts = hosts;
        this.inventory = inventory;
        this.copies = copies;
        this.guards = guards;
    }

    /**
     * Starts, shuts down, forces off, pauses or resumes a VM, or discards what was saved of it. A shut-down only asks the guest; the inventory shows
     * what comes of it.
     *
     * @throws VmActionFailed in words, when the host refuses, does not answer, or no longer knows the VM
     */
    public void act(HostName host, UUID uuid, VmAction action) {
        refuseStart(host, uuid, action);
        try {
            hosts.ask(host, connection -> {
                action.perform(connection, uuid);
                return action;
            });
            if (action == VmAction.DISCARD_SAVED_STATE) {
                // The only one of these of which libvirt sends no event.
                inventory.refresh(host, uuid);
            }
        } catch (VirtException e) {
            throw failure(host, action, e);
        }
    }

    /** Two copies on the same disks destroy them: what is active elsewhere is not started here (scenario 5). */
    private void refuseStart(HostName host, UUID uuid, VmAction action) {
        if (action != VmAction.START) {
            return;
        }
        guards.stream()
                .flatMap(guard -> guard.hindrance(host, uuid).stream())
                .findFirst()
                .ifPresent(hindrance -> {
                    throw new VmActionFailed(Reason.START_HELD, hindrance);
                });
        copies.elsewhere(host, uuid).stream().filter(Copy::active).findFirst().ifPresent(copy -> {
            throw new VmActionFailed(Reason.ACTIVE_ELSEWHERE, secondCopy(host, uuid, copy));
        });
    }

    private String secondCopy(HostName host, UUID uuid, Copy copy) {
        String name = inventory.find(host, uuid).map(Vm::name).orElseGet(uuid::toString);
        String state = copy.found().map(found -> states.word(found.state())).orElse("");
        String other = copy.host().value();
        return copy.answered()
                ? say.secondCopy(name, host.value(), state, other)
                : say.secondCopyAsKnown(name, host.value(), state, other);
    }

    private VmActionFailed failure(HostName host, VmAction action, VirtException e) {
        return e.code() == VirtException.NO_DOMAIN
                ? new VmActionFailed(Reason.VM_GONE, say.gone(host.value()), e)
                : new VmActionFailed(Reason.NOT_DONE_BY_HOST, say.refused(say.notDone(action), words.advice(e)), e);
    }

    /** What the VM's configuration says; empty if the host does not know it. */
    public Optional<VmDetails> details(HostName host, UUID uuid) {
        try {
            return hosts.ask(host, connection -> connection.xml(uuid, false)).map(VmDetailsReader::read);
        } catch (VirtException e) {
            throw new VmActionFailed(Reason.NOT_DONE_BY_HOST, say.notRead(words.advice(e)), e);
        }
    }

    /** A picture of the VM's screen as PNG; empty if it has none now. */
    public Optional<byte[]> screen(HostName host, UUID uuid) {
        try {
            return hosts.ask(host, connection -> connection.screenshot(uuid)).map(ScreenPicture::png);
        } catch (VirtException e) {
            // A VM that is off, or whose screen cannot be read at this moment, has no picture: that is no error.
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            LOG.debugf("The screen of %s on %s is not shown: %s", uuid, host, e.getMessage());
            return Optional.empty();
        }
    }
}
