/** Puts backups back: what is checked, in what order, and how it goes on after a break. */
@NullMarked
package dev.slipway.backup.restore;

import org.jspecify.annotations.NullMarked;
