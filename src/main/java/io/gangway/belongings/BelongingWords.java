package io.gangway.belongings;

import io.gangway.language.Spoken;
import jakarta.enterprise.context.ApplicationScoped;

/** Says what becomes of a belonging in a whole sentence; nothing of what simply travels. */
@ApplicationScoped
public class BelongingWords {

    private final BelongingMessages say;

    public BelongingWords(@Spoken BelongingMessages say) {
        this.say = say;
    }

    /** The VM and the two ends of its way, by the names that people know them by. */
    public record Ends(String vm, String source, String destination) {}

    /** Empty for what travels, and for what is told elsewhere. */
    public String of(Belonging belonging, Ends ends, Way way) {
        String vm = ends.vm();
        String name = belonging.name();
        return switch (belonging.kind()) {
            case SAVED_STATE -> say.savedState(vm, ends.source());
            case SAVED_STATE_THERE -> say.savedStateThere(vm, ends.destination());
            case ORIGINAL -> say.original(name, ends.source());
            case BACKING_FILE -> say.backingFile(name, ends.source());
            case DISK_WRITES -> say.diskWrites(vm, name, ends.destination());
            case NVRAM_FILE ->
                way.offline() && !way.known()
                        ? say.nvramFileOnly(name, ends.source())
                        : say.nvramFile(name, ends.source());
            case NVRAM_THERE ->
                belonging.fate() == Belonging.Fate.IN_THE_WAY
                        ? say.nvramUsed(ends.destination(), name, vm)
                        : say.nvramThere(ends.destination(), vm, name);
            case TPM_FILES -> say.tpmFiles(ends.source());
            case TPM_THERE -> say.tpmThere(vm, ends.destination());
            case HOST_TPM -> say.hostTpm(vm, name, ends.source(), ends.destination());
            case START_FILE -> say.startFile(vm, name, ends.destination());
            case HOST_FILE ->
                belonging.fate() == Belonging.Fate.IN_THE_WAY
                        ? say.hostFileMissing(vm, name, ends.source(), ends.destination())
                        : say.hostFile(vm, name, ends.source(), ends.destination());
            case HOST_DEVICE -> say.hostDevice(vm, name, ends.source(), ends.destination());
            case LOG_FILE ->
                belonging.fate() == Belonging.Fate.IN_THE_WAY
                        ? say.logFolderMissing(vm, name, ends.destination())
                        : say.logFile(name, ends.source());
            case DISK, DESCRIPTION, SNAPSHOTS -> "";
            default -> belonging.worthTelling() ? ofWay(belonging, ends, way) : "";
        };
    }

    /** What is told otherwise for other ways. */
    private String ofWay(Belonging belonging, Ends ends, Way way) {
        String vm = ends.vm();
        String name = belonging.name();
        return switch (belonging.kind()) {
            case NVRAM -> way.offline() ? say.nvramStranger(vm, ends.source()) : say.nvramAway(vm, ends.destination());
            case TPM ->
                way.offline() ? say.tpmStranger(vm, ends.source()) : say.tpmAway(vm, ends.source(), ends.destination());
            case AUTOSTART -> autostart(belonging, ends, way);
            case PENDING_CHANGES -> say.pendingChanges(ends.source());
            case CONFIGURATION_THERE ->
                belonging.fate() == Belonging.Fate.STAYS
                        ? say.configurationKept(ends.destination(), vm, name)
                        : say.configurationThere(ends.destination(), vm, name);
            case CHECKPOINTS -> say.checkpoints(vm, name);
            case MEDIUM -> medium(belonging, ends, way);
            case SHARED_FOLDER ->
                way.offline()
                        ? say.sharedFolderStays(vm, name, ends.source(), ends.destination())
                        : say.sharedFolder(vm, name, ends.source());
            case NETWORK_FILTER -> say.networkFilter(vm, name, ends.source(), ends.destination());
            case SECRET ->
                name.contains(" ")
                        ? say.secretFor(vm, name, ends.destination())
                        : say.secret(vm, name, ends.destination());
            default -> "";
        };
    }

    private String autostart(Belonging belonging, Ends ends, Way way) {
        if (belonging.fate() == Belonging.Fate.LOST) {
            return say.autostartStranger(ends.vm());
        }
        if (way.offline()) {
            return say.autostartStays(ends.vm(), ends.source(), ends.destination());
        }
        return way.keepsAutostart()
                ? say.autostartKept(ends.vm(), ends.source())
                : say.autostartHeld(ends.vm(), ends.source());
    }

    private String medium(Belonging belonging, Ends ends, Way way) {
        String path = belonging.path().orElse("");
        if (belonging.fate() == Belonging.Fate.STAYS) {
            return say.mediumEjected(ends.vm(), belonging.name());
        }
        if (belonging.fate() == Belonging.Fate.MADE_ANEW) {
            return say.mediumOfDrive(ends.vm(), belonging.name(), ends.source(), ends.destination());
        }
        if (path.isEmpty()) {
            return say.mediumStillMissing(ends.vm(), belonging.name(), ends.destination());
        }
        return way.offline()
                ? say.mediumMissingOff(ends.vm(), belonging.name(), path, ends.destination())
                : say.mediumMissing(ends.vm(), belonging.name(), path, ends.destination());
    }
}
