/** Who looks after the database between deploys: metrics, alarms, dashboard, schedules. */
@NullMarked
package dev.slipway.infra.watch;

import org.jspecify.annotations.NullMarked;
