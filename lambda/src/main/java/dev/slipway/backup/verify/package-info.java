/** Whether what is stored is what a manifest says. */
@NullMarked
package dev.slipway.backup.verify;

import org.jspecify.annotations.NullMarked;
