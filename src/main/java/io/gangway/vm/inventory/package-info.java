/** What runs where: all VMs of all hosts, kept true by events. */
package io.gangway.vm.inventory;
