package io.gangway.libvirt.link;

import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.VirtException;

/** Where quick calls get a connection from. */
interface CallConnections extends AutoCloseable {

    /**
     * One to work with until it is given back.
     *
     * @throws VirtException if there is none, and none can be opened
     */
    VirtConnection take();

    void giveBack(VirtConnection connection);

    /** Nothing can be taken from now on. What is out is closed as soon as it is given back. */
    @Override
    void close();

    /**
     * The same one for all, in turn, and never closed from here: for libvirt's test driver, where each connection has a
     * world for itself.
     */
    static CallConnections only(VirtConnection one) {
        return new CallConnections() {
            @Override
            public VirtConnection take() {
                return one;
            }

            @Override
            public void giveBack(VirtConnection connection) {}

            @Override
            public void close() {}
        };
    }
}
