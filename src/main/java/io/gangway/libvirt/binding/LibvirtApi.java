package io.gangway.libvirt.binding;

import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.NativeLongByReference;
import com.sun.jna.ptr.PointerByReference;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.DomainPointer;

/**
 * libvirt-java's own binding, and the calls that it lacks.
 *
 * <p>The rooms above work on this level rather than on {@code org.libvirt.Domain}: that class frees its handles in
 * finalizers, reduces libvirt's error codes to its own enums, and lets a failure pass for which libvirt gave no error.
 */
interface LibvirtApi extends StorageApi, OffersApi {

    /** Signature of event 20, a new pass over a migrating guest's memory. */
    interface MigrationIterationCallback extends VirDomainEventCallback {
        void eventCallback(ConnectionPointer connection, DomainPointer domain, int iteration, Pointer opaque);
    }

    /** Signature of event 21, a job that has ended, with its statistics. */
    interface JobCompletedCallback extends VirDomainEventCallback {
        void eventCallback(
                ConnectionPointer connection, DomainPointer domain, Pointer params, int count, Pointer opaque);
    }

    int virConnectGetAllDomainStats(ConnectionPointer connection, int groups, PointerByReference records, int flags);

    void virDomainStatsRecordListFree(Pointer records);

    int virConnectListAllDomains(ConnectionPointer connection, PointerByReference domains, int flags);

    int virDomainGetState(DomainPointer domain, IntByReference state, IntByReference reason, int flags);

    DomainPointer virDomainDefineXMLFlags(ConnectionPointer connection, String xml, int flags);

    int virDomainMigrateToURI3(DomainPointer domain, String destination, Pointer params, int count, int flags);

    int virDomainMigrateGetMaxDowntime(DomainPointer domain, LongByReference downtime, int flags);

    int virDomainMigrateSetMaxSpeed(DomainPointer domain, NativeLong bandwidth, int flags);

    int virDomainMigrateGetMaxSpeed(DomainPointer domain, NativeLongByReference bandwidth, int flags);

    int virDomainMigrateStartPostCopy(DomainPointer domain, int flags);

    DomainPointer virDomainMigrate3(
            DomainPointer domain, ConnectionPointer destination, Pointer params, int count, int flags);

    int virTypedParamsAddString(
            PointerByReference params, IntByReference count, IntByReference capacity, String name, String value);

    int virTypedParamsAddULLong(
            PointerByReference params, IntByReference count, IntByReference capacity, String name, long value);

    int virTypedParamsAddInt(
            PointerByReference params, IntByReference count, IntByReference capacity, String name, int value);
}
