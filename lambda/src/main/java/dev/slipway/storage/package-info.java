/** Where backups are kept: objects by key, written as streams, whole or not at all. */
@NullMarked
package dev.slipway.storage;

import org.jspecify.annotations.NullMarked;
