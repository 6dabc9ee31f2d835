package io.gangway.vm;

/** A picture of a VM's screen, as PNG. */
public record Screen(byte[] png) {
    public Screen {
        png = png.clone();
    }

    @Override
    public byte[] png() {
        return png.clone();
    }
}
