package io.gangway.migration.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.gangway.migration.state.Progress.Point;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CourseTest {

    @Test
    void drawsNothingFromOnePoint() {
        assertFalse(course(new Point(0, 1, 1, 1)).drawable());
    }

    @Test
    void drawsNothingBeforeAnythingIsSent() {
        assertFalse(course(new Point(0, 0, 0, 4096), new Point(250, 0, 0, 4096)).drawable());
    }

    @Test
    void fillsTheBoxFromTheFirstPointToTheLast() {
        Course course = course(new Point(1000, 0, 0, 4096), new Point(3000, 2048, 0, 0));
        assertEquals("0.0,80.0 400.0,0.0", course.sent());
        assertEquals("0.0,0.0 400.0,80.0", course.remaining());
        assertEquals("2 KiB/s", course.mostPerSecond());
        assertEquals("4 KiB", course.mostRemaining());
    }

    @Test
    void beginsTheLineOfRewrittenMemoryWhereItIsKnown() {
        Course course =
                course(new Point(0, 1024, 0, 1024), new Point(500, 1024, 512, 1024), new Point(1000, 1024, 1024, 0));
        assertEquals("200.0,40.0 400.0,0.0", course.rewritten());
    }

    @Test
    void changesItsScaleInLargeSteps() {
        assertEquals(1L << 20, Course.niceCeiling(600_000));
        assertEquals(1L << 20, Course.niceCeiling(1_000_000));
    }

    @Test
    void leadsWhatIsLeftToNothingAtTheEnd() {
        Course course = Course.of(
                List.of(new Point(0, 1024, 0, 1024), new Point(500, 1024, 0, 512)),
                Optional.of(new Point(1000, 0, 0, 0)));
        assertEquals("0.0,0.0 200.0,40.0 400.0,80.0", course.remaining());
        assertEquals("0.0,0.0 200.0,0.0", course.sent());
    }

    private static Course course(Point... points) {
        return Course.of(List.of(points), Optional.empty());
    }
}
