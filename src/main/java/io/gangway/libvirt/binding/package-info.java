/** libvirt in C, through libvirt-java and JNA; nothing else in the house speaks it. */
package io.gangway.libvirt.binding;
