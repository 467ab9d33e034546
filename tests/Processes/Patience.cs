using System;
using System.Diagnostics;

namespace NE.Processes;

/// <summary>
/// How long a process without progress is waited for. What counts is time in which it or its descendants ran, and time in which none of them
/// wanted to; time in which other programs had the processor does not. So a limit means the same on a busy machine and on a quiet one, and a
/// process that hangs is found on both; one that works, and says so, may take as long as it needs.
/// </summary>
internal sealed class Patience
{
    /// <summary>Part of a period that a process which only waits and looks about stays under.</summary>
    private const double IdleShare = 0.02;

    private static readonly TimeSpan LongestPeriod = TimeSpan.FromSeconds(1);

    private readonly Func<TimeSpan> clock;
    private readonly Func<TimeSpan> processorTime;
    private readonly Func<bool> wantsToRun;
    private volatile bool progressed;
    private TimeSpan lookedAt;
    private TimeSpan ran;
    private TimeSpan counted;

    /// <summary>Starts counting.</summary>
    /// <param name="process">The process, which is running.</param>
    /// <param name="limit">The longest time without progress.</param>
    public Patience(Process process, TimeSpan limit)
        : this(limit, Clock(), () => ProcessTree.ProcessorTime(process.Id), () => ProcessTree.WantsToRun(process.Id))
    {
    }

    /// <summary>Starts to count, with another view of the process.</summary>
    /// <param name="limit">The longest time without progress.</param>
    /// <param name="clock">The time.</param>
    /// <param name="processorTime">Processor time taken so far.</param>
    /// <param name="wantsToRun">Whether it runs, or would if it had a processor.</param>
    internal Patience(TimeSpan limit, Func<TimeSpan> clock, Func<TimeSpan> processorTime, Func<bool> wantsToRun)
    {
        (Limit, this.clock, this.processorTime, this.wantsToRun) = (limit, clock, processorTime, wantsToRun);
        Period = limit / 10 < LongestPeriod ? limit / 10 : LongestPeriod;
        (lookedAt, ran) = (clock(), processorTime());
    }

    /// <summary>The longest time without progress.</summary>
    public TimeSpan Limit { get; }

    /// <summary>Time between two looks at the process.</summary>
    public TimeSpan Period { get; }

    /// <summary>Begins to count again: the process has done something. Any thread may call it.</summary>
    public void Progressed() => progressed = true;

    /// <summary>Whether the process has taken all. Looks at it once a period, however often it is asked.</summary>
    public bool IsOver()
    {
        TimeSpan now = clock();
        if (now - lookedAt >= Period)
        {
            lookedAt = now;
            TimeSpan before = ran;
            ran = processorTime();

            // A descendant that nobody waited for takes its time with it.
            TimeSpan running = ran > before ? ran - before : TimeSpan.Zero;
            bool idle = running < Period * IdleShare && !wantsToRun();

            if (progressed)
            {
                progressed = false;
                counted = TimeSpan.Zero;
            }

            // At most one period per look: the whole machine may have stood still.
            counted += idle || running > Period ? Period : running;
        }

        return counted >= Limit;
    }

    private static Func<TimeSpan> Clock()
    {
        long start = Stopwatch.GetTimestamp();
        return () => Stopwatch.GetElapsedTime(start);
    }
}
