using System;
using System.Diagnostics;

namespace NE.Runtime.Threading;

/// <summary>
/// Decides when sharing does not pay: on a machine with other work a helper can lose its processor in the middle of a part, and the caller
/// waits for a whole time slice of the system (milliseconds, where a part takes microseconds).
/// </summary>
internal sealed class WaitGuard
{
    /// <summary>Time that a thread spins before it offers its processor to others, in µs.</summary>
    internal const double SpinMicroseconds = 20;

    /// <summary>
    /// Time without work after which a helper sleeps, in µs: longer than a step of an environment, since waking takes about 50 µs.
    /// </summary>
    internal const double SleepMicroseconds = 500;

    /// <summary>A shorter wait is an uneven pair of parts; a longer one a helper that lost its processor. In µs.</summary>
    private const double LostMicroseconds = 200;

    /// <summary>Lost time before anything is concluded, in µs: more than one slice of the system's scheduler.</summary>
    private const double EnoughMicroseconds = 6_000;

    /// <summary>
    /// Lost share of the time above which one thread is faster: two threads do twice the work in what is left, so even would be 0.5.
    /// </summary>
    private const double LostShare = 0.4;

    private const double FirstPauseMicroseconds = 50_000, LastPauseMicroseconds = 800_000;

    private readonly Func<long> clock;
    private double pause = FirstPauseMicroseconds;
    private double lost;
    private long since;
    private long aloneUntil;

    /// <summary>Makes a guard.</summary>
    /// <param name="clock">Ticks of <see cref="Stopwatch"/>; null for its clock.</param>
    internal WaitGuard(Func<long>? clock = null)
    {
        this.clock = clock ?? Stopwatch.GetTimestamp;
        since = this.clock();
    }

    /// <summary>The clock.</summary>
    internal static long Now => Stopwatch.GetTimestamp();

    /// <summary>Whether the caller is to do all parts itself.</summary>
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

    /// <summary>Takes note of a wait. Pauses double as long as the trial after one ends in the next.</summary>
    /// <param name="start">When it began; it ends now.</param>
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
            // A good stretch: what was lost before it says nothing about the next.
            pause = FirstPauseMicroseconds;
            since = now;
            lost = 0;
        }
    }

    private static double Microseconds(long ticks) => ticks * (1e6 / Stopwatch.Frequency);
}
