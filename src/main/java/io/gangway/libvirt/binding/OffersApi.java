package io.gangway.libvirt.binding;

import org.libvirt.jna.CString;
import org.libvirt.jna.ConnectionPointer;
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
}
