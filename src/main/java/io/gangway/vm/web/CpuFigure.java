package io.gangway.vm.web;

import io.gangway.page.Units;
import io.gangway.vm.inventory.Vm;

/**
 * How a CPU use is drawn. Rounded, so that a change that nobody could see is none.
 *
 * @param shown false while there is nothing to show
 * @param width of the bar, from 0 to 100
 */
public record CpuFigure(boolean shown, long width, String figure) {

    public static CpuFigure of(Vm vm) {
        if (vm.cpuPercent().isEmpty() || !vm.state().active() || vm.arriving()) {
            return new CpuFigure(false, 0, "");
        }
        double percent = vm.cpuPercent().getAsDouble();
        return new CpuFigure(true, Math.min(100, Math.round(percent)), Units.percent(percent));
    }
}
