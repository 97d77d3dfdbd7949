/** What lies in the folder of an export. */
@NullMarked
package dev.slipway.transfer.manifest;

import org.jspecify.annotations.NullMarked;
