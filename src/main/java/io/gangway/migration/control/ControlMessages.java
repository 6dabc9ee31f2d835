package io.gangway.migration.control;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is said about steering a migration while it runs. */
@MessageBundle("control")
public interface ControlMessages {

    @Message(
            "Catching up: pass {pass}. What is left no longer shrinks: the guest rewrites its memory about as fast as it is sent (rewritten: at least {dirty}; sent: {rate}).")
    String notShrinking(int pass, String dirty, String rate);

    @Message(
            "The guest is paused on {source}, so that nothing is rewritten any more. It continues once it has arrived, or on {source} if the migration is cancelled.")
    String pausedMeanwhile(String source);

    @Message(
            "The guest runs on {destination} already; the rest of its memory follows. This can no longer be cancelled.")
    String postCopyRuns(String destination);

    @Message("Catching up: pass {pass}. The guest rewrites at least {dirty}, the link carries {rate}.")
    String catchingUp(int pass, String dirty, String rate);

    @Message("The guest is slowed by {percent} % (auto-converge).")
    String throttled(long percent);

    @Message("Policy gentle: the guest is never disturbed. After {patience} without getting closer, it is cancelled.")
    String gentle(String patience);

    @Message(
            "Policy balanced: once it no longer shrinks, a downtime of up to {steps} is allowed step by step. At the same time QEMU slows the guest by itself, a little more every second pass. After {patience} without getting closer, it is cancelled.")
    String balanced(String steps, String patience);

    @Message(
            "Policy finish: once it no longer shrinks, a downtime of up to {steps} is allowed step by step. At the same time QEMU slows the guest by itself, a little more every second pass. After {patience} without getting closer, {#if postCopy}it switches to post-copy{#else}the guest is paused until it has arrived{/if}.")
    String finish(String steps, String patience, boolean postCopy);

    @Message("Control")
    String title();

    @Message("Pause the guest")
    String pause();

    @Message("Ends it: the guest stands still for about {from} to {to} and goes on by itself on {destination}.")
    String pauseEffect(String from, String to, String destination);

    @Message("The guest stands still until all is sent and goes on by itself on {destination}.")
    String pauseEffectUnknown(String destination);

    @Message("Allow a downtime of")
    String downtime();

    @Message("ms")
    String milliseconds();

    @Message("Allow")
    String allow();

    @Message(
            "Now {limit}. {#if to}With {from} to {to} it would end after this pass; the guest stands still for that long.{/if}")
    String downtimeEffect(String limit, String from, String to);

    @Message("The guest may stand still for that long at the switchover.")
    String downtimeEffectUnknown();

    @Message("Send up to")
    String bandwidth();

    @Message("MiB/s")
    String mibPerSecond();

    @Message("Set")
    String set();

    @Message(
            "Now up to {limit}. {#if needed}{#if shrinking}With more it ends sooner{#else}More than {needed} is needed for it to shrink{/if}; the guest is not disturbed.{/if}")
    String bandwidthEffect(String limit, String needed, boolean shrinking);

    @Message("Nothing limits it now.")
    String bandwidthUnlimited();

    @Message("Switch to post-copy")
    String postCopy();

    @Message(
            "Ends it: the guest continues on {destination} at once, slowly for up to {to}. If the link breaks in that time, the guest is lost.")
    String postCopyEffect(String destination, String to);

    @Message(
            "Ends it: the guest continues on {destination} at once, slowly at first. If the link breaks in that time, the guest is lost.")
    String postCopyEffectUnknown(String destination);

    @Message("Switch {name} to post-copy")
    String postCopyTitle(String name);

    @Message(
            "{name} continues on {destination} at once and fetches the memory that is still on {source} when it needs it, so it runs slowly for a while.")
    String postCopyMeaning(String name, String source, String destination);

    @Message(
            "From then on its memory is on both hosts. If the link or one of the hosts fails before all has arrived, {name} is lost and must start anew from its disks. It cannot be cancelled any more.")
    String postCopyRisk(String name);

    @Message("Keep catching up")
    String keep();

    @Message("What was done")
    String actions();

    @Message(
            "{#when kind}{#is CANCEL}Cancel{#is PAUSE}Pause the guest{#is RESUME}Let the guest go on{#is DOWNTIME}Downtime limit {value}{#is BANDWIDTH}Bandwidth {value}{#else}Post-copy{/when}")
    String action(ControlKind kind, String value);

    @Message("{#when actor}{#is OPERATOR}operator{#is POLICY}policy{#else}console{/when}")
    String actor(ControlAction.Actor actor);

    @Message("is on its way")
    String pending();

    @Message("{name} stands still on {source}. It goes on by itself once it has arrived.")
    String paused(String name, String source);

    @Message("Nothing was done: {name} stood still already.")
    String pausedAlready(String name);

    @Message("{name} continues on {host}.")
    String resumed(String name, String host);

    @Message("{name} went on by itself on {host}.")
    String wentOn(String name, String host);

    @Message("{name} is paused on {host}, and was left so.")
    String leftPaused(String name, String host);

    @Message("The guest may stand still for up to {limit} now.")
    String downtimeSet(String limit);

    @Message("Up to {limit} may be sent now.")
    String bandwidthSet(String limit);

    @Message("{name} continues on {destination}; the rest of its memory follows.")
    String postCopyBegun(String name, String destination);

    @Message("{host} took the wish to cancel.")
    String cancelTaken(String host);

    @Message("Cancelled: {name} stayed on {source}.")
    String cancelled(String name, String source);

    @Message("Given up by the policy, since it got no closer for {span}: {name} stayed on {source}.")
    String givenUp(String name, String source, String span);

    @Message("It came too late: {name} had arrived on {destination}.")
    String tooLate(String name, String destination);

    @Message("It had no effect: the migration ended otherwise.")
    String overtaken();

    @Message("The console itself failed, and its log tells more. Look what the migration does before you try again.")
    String consoleFailed();

    @Message("There is no action named \"{action}\". Choose one of {choice}.")
    String noSuchAction(String action, String choice);

    @Message("The migration has ended; nothing can be done to it any more.")
    String ended();

    @Message("The migration is being cancelled already. Wait for its outcome.")
    String cancelledAlready();

    @Message("Only a VM that runs while it moves can be steered; this one does not run. It can be cancelled.")
    String onlyWhatRuns();

    @Message(
            "The guest runs on {destination} already and its memory is on both hosts: all that is left is to wait for the rest of it.")
    String runsThereAlready(String destination);

    @Message(
            "Post-copy was not allowed when this migration started. Cancel it and start it again with post-copy allowed, or pause the guest instead.")
    String postCopyNotAllowed();

    @Message("The guest is paused already. Wait until it has arrived.")
    String guestPausedAlready();

    @Message(
            "A guest that was paused for its migration goes on when that ends. To let it go on where it is, cancel the migration.")
    String goesOnAtTheEnd();

    @Message("A downtime limit is a whole number of milliseconds from 1 to {most}, such as 2000 for 2 s.")
    String downtimeFigure(long most);

    @Message("A bandwidth is a whole number of MiB/s from 1 to {most}, such as 100.")
    String bandwidthFigure(long most);

    @Message("It had no effect. {reason}")
    String refused(String reason);

    @Message("{host} says: {words}")
    String hostSays(String host, String words);

    @Message(
            "{host} did not answer within {seconds} s. Try again. If it stays so, libvirt on {host} hangs, most often for a storage that does not answer: the log of its daemon tells (journalctl -u libvirtd -u virtqemud).")
    String hostSlow(String host, String seconds);

    @Message(
            "The connection to {host} broke off before it had answered. What became of the request is not known. Look what the page says by now before you try again.")
    String hostBrokeOff(String host);

    @Message("Details")
    String details();

    @Message("What libvirt tells of the job, as virsh domjobinfo shows it.")
    String detailsNote();

    @Message("Nothing yet.")
    String noDetails();
}
