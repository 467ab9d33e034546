using System;
using System.Diagnostics;

namespace NE.Runtime.Threading;

/// <summary>
/// Decides when multithreading does not pay off: on a machine with other work a helper can be descheduled in the middle of a part, and the
/// caller then waits for a whole scheduler time slice (milliseconds, where a part takes microseconds).
/// </summary>
internal sealed class WaitGuard
{
    /// <summary>Time that a thread spins before it yields its processor, in µs.</summary>
    internal const double SpinMicroseconds = 20;

    /// <summary>
    /// Time without work after which a helper sleeps, in µs: longer than an environment step, since waking takes about 50 µs.
    /// </summary>
    internal const double SleepMicroseconds = 500;

    /// <summary>A shorter wait is due to uneven parts; a longer one to a descheduled helper. In µs.</summary>
    private const double LostMicroseconds = 200;

    /// <summary>Lost time before any conclusion, in µs: more than one time slice of the system's scheduler.</summary>
    private const double EnoughMicroseconds = 6_000;

    /// <summary>
    /// Fraction of time lost above which one thread is faster: two threads do twice the work in the rest, so break-even would be 0.5.
    /// </summary>
    private const double LostShare = 0.4;

    private const double FirstPauseMicroseconds = 50_000, LastPauseMicroseconds = 800_000;

    private readonly Func<long> clock;
    private double pause = FirstPauseMicroseconds;
    private double lost;
    private long since;
    private long aloneUntil;

    /// <summary>Creates a guard.</summary>
    /// <param name="clock">Source of <see cref="Stopwatch"/> ticks; null for the real clock.</param>
    internal WaitGuard(Func<long>? clock = null)
    {
        this.clock = clock ?? Stopwatch.GetTimestamp;
        since = this.clock();
    }

    /// <summary>The clock.</summary>
    internal static long Now => Stopwatch.GetTimestamp();

    /// <summary>Whether the caller should run all parts itself.</summary>
    internal bool Alone
    {
        get
        {
            if (aloneUntil == 0)
                return false;

            long now = clock();
            if (now < aloneUntil)
                return true;

            aloneUntil = 0;
            since = now;
            lost = 0;
            return false;
        }
    }

    /// <summary>Microseconds since a time.</summary>
    internal static double Since(long start) => Microseconds(Now - start);

    /// <summary>Records a wait. Each pause is twice as long as the last while the trial after it ends in another pause.</summary>
    /// <param name="start">When the wait began; it ends now.</param>
    internal void Waited(long start)
    {
        long now = clock();
        double waited = Microseconds(now - start);
        if (waited < LostMicroseconds)
            return;

        lost += waited;
        double tried = Microseconds(now - since);
        if (lost < EnoughMicroseconds)
            return;

        if (lost > LostShare * tried)
        {
            aloneUntil = now + (long)(pause / Microseconds(1));
            pause = Math.Min(2 * pause, LastPauseMicroseconds);
        }
        else
        {
            // A good period: earlier losses do not predict later ones.
            pause = FirstPauseMicroseconds;
            since = now;
            lost = 0;
        }
    }

    private static double Microseconds(long ticks) => ticks * (1e6 / Stopwatch.Frequency);
}
