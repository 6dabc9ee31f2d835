package io.gangway.libvirt.fact;

/** What a secret is for, as libvirt numbers it (virSecretUsageType). */
public enum SecretKind {
    VOLUME(1),
    CEPH(2),
    ISCSI(3);

    private final int number;

    SecretKind(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
