package io.gangway.libvirt;

/** What a secret is for, as libvirt numbers it (virSecretUsageType). */
public enum SecretKind {
    VOLUME(1),
    CEPH(2),
    ISCSI(3);

    private final int number;

    SecretKind(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
