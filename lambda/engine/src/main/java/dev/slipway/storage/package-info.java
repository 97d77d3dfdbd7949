/** Where backups are kept, and its form as a folder. */
@NullMarked
package dev.slipway.storage;

import org.jspecify.annotations.NullMarked;
