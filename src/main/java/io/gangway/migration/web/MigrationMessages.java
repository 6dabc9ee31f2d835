package io.gangway.migration.web;

import io.gangway.migration.request.MigrationDuration;
import io.gangway.migration.request.MigrationStorage;
import io.gangway.migration.state.Phase;
import io.gangway.migration.verdict.Outcome;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the pages about migrations say. */
@MessageBundle("migration")
public interface MigrationMessages {

    @Message("Migrations")
    String title();

    @Message("Migrations under way")
    String underWay();

    @Message("Migration of {name}")
    String titleOf(String name);

    @Message("from {source} to {destination}")
    String fromTo(String source, String destination);

    @Message("VM")
    String vm();

    @Message("From")
    String from();

    @Message("To")
    String to();

    @Message("Outcome")
    String outcome();

    @Message("Started")
    String started();

    @Message("Took")
    String took();

    @Message("Downtime")
    String downtime();

    @Message("Find by VM")
    String search();

    @Message("Host")
    String host();

    @Message("All hosts")
    String allHosts();

    @Message("Filter the list")
    String filter();

    @Message("Show")
    String show();

    @Message("No migration yet")
    String noneTitle();

    @Message("Open the menu of a VM in the list of VMs and choose Migrate. What comes of it is kept here for good.")
    String none();

    @Message("No migration matches the filter")
    String noMatchTitle();

    @Message("Clear the filter")
    String clear();

    @Message("To the list of VMs")
    String toVms();

    @Message("Older migrations")
    String older();

    @Message("It has not been migrated by this console.")
    String noneOfVm();

    @Message("{#when outcome}{#is SUCCEEDED}succeeded{#is FAILED}failed{#is CANCELLED}cancelled{#else}unknown{/when}")
    String outcomeWord(Outcome outcome);

    @Message("under way")
    String running();

    @Message(
            "{#when phase}{#is PREPARING}Preparing{#is FIRST_PASS}First pass{#is CATCHING_UP}Catching up{#is SWITCHING_OVER}Switching over{#is VERIFYING}Verifying{#else}Ended{/when}")
    String phase(Phase phase);

    @Message("Copying the disks")
    String copyingDisks();

    @Message("Steps of the migration")
    String steps();

    @Message("done")
    String stepDone();

    @Message("it ended here")
    String stepBroken();

    @Message("Progress")
    String progress();

    @Message("About {span} left in the first pass")
    String leftInFirstPass(String span);

    @Message("About {span} left")
    String left(String span);

    @Message("{host} does not answer now. The figures are what it last said.")
    String sourceSilent(String host);

    @Message("{host} does not answer now.")
    String endSilent(String host);

    @Message("Getting {destination} ready to take it.")
    String preparing(String destination);

    @Message("It waits until one of the {count} migrations that leave {source} has ended.")
    String waitsInLine(int count, String source);

    @Message("The console is still making {source} and {destination} ready. It has not called libvirt yet.")
    String waitsForConsole(String source, String destination);

    @Message(
            "Nothing of {name} is seen on {destination} yet: {source} is still logging in there, or waits for its answer.")
    String waitsForLogin(String source, String destination, String name);

    @Message(
            "{destination} does not answer {source}'s login: its libvirtd may have too many clients (max_clients). It does not let the console in anew either.")
    String loginUnanswered(String source, String destination);

    @Message("{destination} has begun to take {name}, and is not ready yet.")
    String waitsForDestination(String destination, String name);

    @Message(
            "The guest stands still: all of it is sent, or nearly, and {source} waits until {destination} says that it goes on there. If {destination} does not answer, {source} lets it go on itself after about half a minute.")
    String waitsForSwitchover(String source, String destination);

    @Message(
            "{source} has told nothing new for more than ten seconds: this is how it stood then. Whether it goes on is not known until {source} answers.")
    String waitsForSource(String source);

    @Message(
            "Nothing has been sent for more than ten seconds. {source} answers, but gets no data to {destination}: look at the network between the two, and whether {destination} answers.")
    String waitsForData(String source, String destination);

    @Message("The cancel waits until {destination} has answered {source}. Then {source} breaks off.")
    String cancelWaits(String source, String destination);

    @Message("The cancel takes effect before {source} begins.")
    String cancelBeforeCall(String source);

    @Message("Measuring how fast it goes.")
    String measuring();

    @Message("No rate was measured.")
    String neverMeasured();

    @Message("The guest stands still for a moment while the last of its memory is sent.")
    String switchingOver();

    @Message("Asking both hosts where it is now.")
    String verifying();

    @Message("Waiting for {host} to answer, for about a minute: without it, nobody can prove where {name} is.")
    String waitingForAnswer(String host, String name);

    @Message("{name} is on {destination}. Waiting for {source} to let it go.")
    String waitingForLeave(String name, String destination, String source);

    @Message("Pass")
    String pass();

    @Message("Sent")
    String processed();

    @Message("Left to send")
    String remaining();

    @Message("In all")
    String total();

    @Message("Sent at")
    String rate();

    @Message("Rewritten at")
    String dirtyRate();

    @Message("not known yet")
    String notYet();

    @Message("Expected downtime")
    String expectedDowntime();

    @Message("Running for")
    String elapsed();

    @Message("Total time")
    String totalTime();

    @Message("Real downtime")
    String realDowntime();

    @Message("not measured")
    String notMeasured();

    @Message("Passes")
    String passes();

    @Message("Duration")
    String duration();

    @Message("{#when duration}{#is PERMANENT}permanent{#else}temporary{/when}")
    String durationWord(MigrationDuration duration);

    @Message("Storage")
    String storage();

    @Message("{#when storage}{#is SHARED}shared{#is COPY}disks copied{#else}differences of disks copied{/when}")
    String storageWord(MigrationStorage storage);

    @Message("Figures")
    String figures();

    @Message("Course")
    String course();

    @Message("Rates, up to {most}")
    String chartRates(String most);

    @Message("Left to send, up to {most}")
    String chartRemaining(String most);

    @Message("sent")
    String chartSent();

    @Message("rewritten by the guest")
    String chartRewritten();

    @Message("Sent at {rate} now; the guest rewrites {dirty}.")
    String chartRatesNow(String rate, String dirty);

    @Message("{remaining} left to send now.")
    String chartRemainingNow(String remaining);

    @Message("Cancel the migration")
    String cancel();

    @Message("The wish to cancel is on its way to {source}.")
    String cancelAsked(String source);

    @Message("{source} took the wish to cancel. Now both hosts are asked where {name} is.")
    String cancelAccepted(String source, String name);

    @Message("{source} would not cancel any more, most likely because it was just switching over.")
    String cancelRefused(String source);

    @Message("The wish to cancel came too late: {name} had arrived on {destination}.")
    String cancelTooLate(String name, String destination);

    @Message("Cancelled as asked: {name} stayed on {source}.")
    String cancelDone(String name, String source);

    @Message("Check again")
    String checkAgain();

    @Message("Open it on {host}")
    String openOn(String host);

    @Message("What to do")
    String nextStep();

    @Message("Details")
    String details();

    @Message("{name} runs on {host} since {time}")
    String runsSince(String name, String host, String time);

    @Message("{name} runs on {host}")
    String runs(String name, String host);

    @Message("{name} is on {host}, {state}")
    String isOn(String name, String host, String state);

    @Message("{host} no longer knows it")
    String noLongerKnows(String host);

    @Message("{host} does not know it")
    String doesNotKnow(String host);

    @Message("it is not on {host}")
    String notThere(String host);

    @Message("{host} keeps its configuration")
    String keepsConfiguration(String host);

    @Message("it is named {name} on {host}")
    String namedThere(String name, String host);

    @Message("it vanishes from {host} when it shuts down")
    String vanishes(String host);

    @Message("{host} does not answer")
    String noAnswer(String host);

    @Message("{host} has it, {state}")
    String hasIt(String host, String state);

    @Message("{host} holds a waiting half of it")
    String holdsHalf(String host);

    @Message(
            "{name} is active on both {source} and {destination}, which must never be: two that run on one disk destroy what is on it")
    String onBoth(String name, String source, String destination);

    @Message(
            "the memory of {name} is partly on {source} and partly on {destination}: it stands still until the link is back, and forcing either half off loses it")
    String halved(String name, String source, String destination);

    @Message("{name} runs on neither host")
    String onNeither(String name);

    @Message("It is not proven where {name} is")
    String unproven(String name);

    @Message(
            "It is not known where {name} is: the console itself failed before it could ask both hosts, and asks again")
    String unjudged(String name);

    @Message("the console keeps asking")
    String keepsAsking();

    @Message("checked just now")
    String checkedNow();

    @Message("checked at {time}")
    String checkedAt(String time);

    @Message("checked % ago")
    String checkedAgo();

    @Message("{name}: {phase}.")
    String announcePhase(String name, String phase);

    @Message("Give the id of a migration: the list goes on with those before it.")
    String beforeIsAnId();
}
