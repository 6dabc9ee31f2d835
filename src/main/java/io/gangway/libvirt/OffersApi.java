package io.gangway.libvirt;

import com.sun.jna.Pointer;
import org.libvirt.jna.CString;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.DomainPointer;
import org.libvirt.jna.Libvirt;

/** The calls about what a host offers that libvirt-java lacks. */
interface OffersApi extends Libvirt {

    CString virConnectGetDomainCapabilities(
            ConnectionPointer connection, String emulator, String arch, String machine, String type, int flags);

    int virConnectCompareHypervisorCPU(
            ConnectionPointer connection,
            String emulator,
            String arch,
            String machine,
            String type,
            String cpu,
            int flags);

    DomainPointer virDomainMigrate3(
            DomainPointer domain, ConnectionPointer destination, Pointer params, int count, int flags);
}
