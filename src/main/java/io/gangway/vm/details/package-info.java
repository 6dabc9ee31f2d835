/** A domain's XML, read: what a VM has and needs of its host. */
package io.gangway.vm.details;
