package io.gangway.migration.history;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/** The console's database in memory, which can be broken and mended. */
public final class TestDatabase implements AutoCloseable {

    private final JdbcDataSource real = new JdbcDataSource();
    private volatile boolean broken;

    public TestDatabase() {
        this("latest");
    }

    /** As a console of that version of the schema left it. */
    public TestDatabase(String version) {
        real.setURL("jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
        migrate(version);
    }

    public void migrate(String version) {
        Flyway.configure()
                .dataSource(real)
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    /** What the stores get: as a pool does it, it fails where the database cannot be reached. */
    public DataSource source() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        requireMended();
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void requireMended() throws SQLException {
        if (broken) {
            throw new SQLException("The disk is full.");
        }
    }

    /** As somebody would who writes into it by hand, or as an older console wrote. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = real.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public void breakIt() {
        broken = true;
    }

    public void mend() {
        broken = false;
    }

    /** Takes what is in it as it is, and nothing new. */
    public void readOnly(boolean now) throws SQLException {
        execute(
                now
                        ? "CREATE TRIGGER full_disk BEFORE UPDATE ON migration FOR EACH ROW CALL" + " \""
                                + Refusing.class.getName() + "\""
                        : "DROP TRIGGER full_disk");
    }

    /** Refuses what is to be written. */
    public static final class Refusing implements org.h2.api.Trigger {
        @Override
        public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
            throw new SQLException("The database is read-only.");
        }
    }

    @Override
    public void close() throws SQLException {
        execute("SHUTDOWN");
    }
}
