/** What people and programs see of VMs: the list, a VM's page, its menu, JSON. */
package io.gangway.vm.web;
