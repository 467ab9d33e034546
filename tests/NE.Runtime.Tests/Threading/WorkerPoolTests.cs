using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using NE.Runtime.Threading;
using Shouldly;
using Xunit;
using ThreadState = System.Threading.ThreadState;

namespace NE.Runtime.Tests.Threading;

public sealed unsafe class WorkerPoolTests
{
    /// <summary>A longer wait means a hang: a helper starts its part within a scheduler time slice.</summary>
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void WorkerPool_ManyCalls_EachPartIsDoneOnceAndBeforeTheCallReturns(int threads)
    {
        using var pool = new WorkerPool(threads);
        WorkerPool.Use(pool);
        int* done = stackalloc int[threads];
        for (int call = 1; call <= 20_000; call++)
        {
            var work = new Counting(done);
            WorkerPool.Run(ref work);
            for (int part = 0; part < threads; part++)
                done[part].ShouldBe(call);
        }
    }

    [Fact]
    public void WorkerPool_NoneInUse_TheCallerDoesAllAsOnePart()
    {
        WorkerPool.Use(null);
        int done = 0;
        var work = new Counting(&done);
        WorkerPool.Run(ref work);
        done.ShouldBe(1);
    }

    [Fact]
    public void WorkerPool_WorkThatSharesWork_TheInnerWorkIsOnePart()
    {
        using var pool = new WorkerPool(2);
        WorkerPool.Use(pool);
        int* parts = stackalloc int[2];
        var work = new Nested(parts);
        WorkerPool.Run(ref work);
        (parts[0], parts[1]).ShouldBe((1, 1));
    }

    /// <summary>
    /// Every result is right without helpers, too, since the caller does the parts that nobody has begun. Here the caller stays in its part
    /// until helpers have begun all others, so only a pool whose helpers run, and wake when they sleep, gets through.
    /// </summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void WorkerPool_CallerWaitsInItsPart_EachHelperWakesAndDoesItsPart(int threads)
    {
        using var pool = new WorkerPool(threads);
        WorkerPool.Use(pool);
        for (int call = 0; call < 10; call++)
        {
            Thread[] doers = Meet(threads);
            doers[0].ShouldBe(Thread.CurrentThread);
            doers.Select(static doer => doer.Name).Skip(1).ShouldBe(Enumerable.Range(2, threads - 1).Select(static n => $"learner thread {n}"));

            // The next call finds helpers that sleep.
            SpinWait.SpinUntil(() => doers[1..].All(static doer => doer.ThreadState.HasFlag(ThreadState.WaitSleepJoin)), Hang)
                .ShouldBeTrue("helpers without work sleep");
        }
    }

    [Fact]
    public void WorkerPool_AnotherThread_HasNoPartInIt()
    {
        using var pool = new WorkerPool(2);
        WorkerPool.Use(pool);
        int* done = stackalloc int[2];
        nint address = (nint)done;
        var thread = new Thread(() =>
        {
            var work = new Counting((int*)address);
            WorkerPool.Run(ref work);
        });
        thread.Start();
        thread.Join();
        (done[0], done[1]).ShouldBe((1, 0));
    }

    [Fact]
    public void WorkerPool_ACall_AllocatesNothing()
    {
        using var pool = new WorkerPool(2);
        WorkerPool.Use(pool);
        int* done = stackalloc int[2];
        var work = new Counting(done);
        WorkerPool.Run(ref work);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int call = 0; call < 1000; call++)
            WorkerPool.Run(ref work);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void WorkerPool_APartThatThrows_LeavesAPoolThatWorks()
    {
        using var pool = new WorkerPool(3);
        WorkerPool.Use(pool);
        int* done = stackalloc int[3];
        var failing = new Failing(pool);
        Should.Throw<InvalidOperationException>(() => WorkerPool.Run(ref failing));
        var work = new Counting(done);
        WorkerPool.Run(ref work);
        (done[0], done[1], done[2]).ShouldBe((1, 1, 1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(65)]
    public void WorkerPool_NoUsefulNumberOfThreads_IsRefused(int threads) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new WorkerPool(threads));

    [Fact]
    public void WaitGuard_MostTimeLost_WorksAloneForAWhileThenTriesAgain()
    {
        var clock = new Clock();
        var guard = new WaitGuard(() => clock.Ticks);
        Lose(guard, clock, working: 3, waiting: 3, times: 2);
        guard.Alone.ShouldBeTrue();
        clock.Advance(60);
        guard.Alone.ShouldBeFalse();
        Lose(guard, clock, working: 3, waiting: 3, times: 2);
        clock.Advance(60);
        guard.Alone.ShouldBeTrue("the second pause is twice as long");
        clock.Advance(60);
        guard.Alone.ShouldBeFalse();
    }

    [Fact]
    public void WaitGuard_LittleTimeLost_KeepsSharing()
    {
        var clock = new Clock();
        var guard = new WaitGuard(() => clock.Ticks);
        Lose(guard, clock, working: 30, waiting: 3, times: 20);
        guard.Alone.ShouldBeFalse();
    }

    [Fact]
    public void WaitGuard_ManyShortWaits_AreUnevenPartsAndNoLoss()
    {
        var clock = new Clock();
        var guard = new WaitGuard(() => clock.Ticks);
        Lose(guard, clock, working: 0.1, waiting: 0.1, times: 1000);
        guard.Alone.ShouldBeFalse();
    }

    // A caller that lost much time to a busy machine does without its helpers for a while, so one call in which they do nothing says
    // nothing.
    private static Thread[] Meet(int threads)
    {
        var doers = new Thread[threads];
        for (int attempt = 0; attempt < 3; attempt++)
        {
            using var others = new CountdownEvent(threads - 1);
            var work = new Meeting(doers, others);
            WorkerPool.Run(ref work);
            if (!doers[1..].Contains(Thread.CurrentThread))
                break;
        }

        return doers;
    }

    private static void Lose(WaitGuard guard, Clock clock, double working, double waiting, int times)
    {
        for (int i = 0; i < times; i++)
        {
            clock.Advance(working);
            long start = clock.Ticks;
            clock.Advance(waiting);
            guard.Waited(start);
        }
    }

    private readonly struct Counting(int* done) : IShared
    {
        public void Do(int part, int parts) => done[part]++;
    }

    /// <summary>Notes the thread of each part; the caller waits until all others have begun.</summary>
    private readonly struct Meeting(Thread[] doers, CountdownEvent others) : IShared
    {
        public void Do(int part, int parts)
        {
            doers[part] = Thread.CurrentThread;
            if (part == 0)
                others.Wait(Hang);
            else
                others.Signal();
        }
    }

    /// <summary>Throws in the part that the caller does; an exception in a helper would end the process.</summary>
    private readonly struct Failing(WorkerPool pool) : IShared
    {
        public void Do(int part, int parts)
        {
            if (part == 0 && parts == pool.Threads)
                throw new InvalidOperationException("The first part fails.");
        }
    }

    private readonly struct Nested(int* parts) : IShared
    {
        public void Do(int part, int count)
        {
            var inner = new Parts(parts + part);
            WorkerPool.Run(ref inner);
        }
    }

    private readonly struct Parts(int* seen) : IShared
    {
        public void Do(int part, int parts) => *seen = parts;
    }

    private sealed class Clock
    {
        public long Ticks { get; private set; } = 1;

        public void Advance(double milliseconds) => Ticks += (long)(milliseconds * Stopwatch.Frequency / 1000);
    }
}
