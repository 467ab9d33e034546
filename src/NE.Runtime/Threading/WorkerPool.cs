using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;

namespace NE.Runtime.Threading;

/// <summary>
/// Threads that share the kernels of one learner. A kernel distributes its parts and returns when all are done; every sum is computed by
/// one thread, so results are bit-identical for any number of threads.
/// </summary>
/// <remarks>
/// <para>
/// Dispatch costs about 0.2 µs while the helpers spin. A helper that is not scheduled delays nothing: the caller runs every part that has
/// not been claimed. Only a helper descheduled in the middle of a part is waited for; if such waits take much of the time, the caller works
/// alone for a while (<see cref="WaitGuard"/>).
/// </para>
/// <para>Threads are not pinned: on a busy machine that would make matters worse.</para>
/// </remarks>
public sealed unsafe class WorkerPool : IDisposable
{
    /// <summary>Ints from one word to the next: two cache lines, since processors fetch lines in pairs.</summary>
    private const int Stride = 32;

    /// <summary>Spins between two checks of the clock.</summary>
    private const int SpinsOfLook = 64;

    [ThreadStatic]
    private static WorkerPool? current;

    private readonly Thread[] helpers;
    private readonly SemaphoreSlim[] beds;
    private readonly int* words;
    private readonly WaitGuard guard = new();
    private void* work;
    private delegate*<void*, int, int, void> body;
    private bool working;
    private bool disposed;

    /// <summary>Starts the helpers.</summary>
    /// <param name="threads">Total number of threads including the caller, 2 to 64.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 2 or more than 64 threads.</exception>
    public WorkerPool(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threads, 64);
        Threads = threads;
        nuint bytes = (nuint)(Stride * sizeof(int) * (1 + (3 * threads)));
        words = (int*)NativeMemory.AlignedAlloc(bytes, Stride * sizeof(int));
        NativeMemory.Clear(words, bytes);
        beds = new SemaphoreSlim[threads];
        helpers = new Thread[threads];
        for (int part = 1; part < threads; part++)
        {
            int mine = part;
            beds[part] = new SemaphoreSlim(0);
            helpers[part] = new Thread(() => Help(mine)) { IsBackground = true, Name = $"learner thread {part + 1}" };
            helpers[part].Start();
        }
    }

    /// <summary>Total number of threads, including the caller.</summary>
    public int Threads { get; }

    /// <summary>Number of the newest call; below 0 to make the helpers exit.</summary>
    private ref int Call => ref words[0];

    /// <summary>Sets the pool of the calling thread, which its kernels use from now on.</summary>
    /// <param name="pool">The pool, or null for none.</param>
    public static void Use(WorkerPool? pool) => current = pool;

    /// <summary>Runs all parts of a piece of work, on the calling thread's pool if it has one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Run<TWork>(ref TWork work)
        where TWork : struct, IShared
    {
        WorkerPool? pool = current;
        if (pool is null || pool.working)
            work.Do(0, 1);
        else
            pool.Share(Unsafe.AsPointer(ref work), &Invoke<TWork>);
    }

    /// <summary>Stops the helpers. No kernel of this pool may be running.</summary>
    public void Dispose()
    {
        if (disposed)
            return;

        disposed = true;
        if (current == this)
            current = null;

        Interlocked.Exchange(ref Call, -1);
        for (int part = 1; part < Threads; part++)
        {
            beds[part].Release();
            helpers[part].Join();
            beds[part].Dispose();
        }

        NativeMemory.AlignedFree(words);
    }

    // The work is on the caller's stack, which neither moves nor unwinds before all parts are done.
    private static void Invoke<TWork>(void* work, int part, int parts)
        where TWork : struct, IShared
        => Unsafe.AsRef<TWork>(work).Do(part, parts);

    private void Share(void* newWork, delegate*<void*, int, int, void> newBody)
    {
        working = true;
        try
        {
            if (guard.Alone)
                DoAll(newWork, newBody);
            else
                HandOut(newWork, newBody);
        }
        finally
        {
            working = false;
        }
    }

    private void DoAll(void* newWork, delegate*<void*, int, int, void> newBody)
    {
        for (int part = 0; part < Threads; part++)
            newBody(newWork, part, Threads);
    }

    private void HandOut(void* newWork, delegate*<void*, int, int, void> newBody)
    {
        work = newWork;
        body = newBody;
        int call = NextCall(Call);
        Interlocked.Exchange(ref Call, call);
        Wake();
        int next = 1;
        try
        {
            newBody(newWork, 0, Threads);
            while (next < Threads)
            {
                int part = next++;
                if (Claim(part, call))
                    newBody(newWork, part, Threads);
                else
                    Await(part, call);
            }
        }
        finally
        {
            // After an exception here, the work may leave the stack only once no helper can touch it.
            for (; next < Threads; next++)
            {
                if (!Claim(next, call))
                    Await(next, call);
            }
        }
    }

    private static int NextCall(int call) => (call + 1) & int.MaxValue;

    /// <summary>Whoever claims a part first runs it: the helper it is assigned to, or the caller if the helper is late.</summary>
    private bool Claim(int part, int call) =>
        Interlocked.CompareExchange(ref Claimed(part), call, (call - 1) & int.MaxValue) == ((call - 1) & int.MaxValue);

    private void Wake()
    {
        for (int part = 1; part < Threads; part++)
        {
            if (Volatile.Read(ref Asleep(part)) != 0 && Interlocked.Exchange(ref Asleep(part), 0) != 0)
                beds[part].Release();
        }
    }

    private void Await(int part, int call)
    {
        if (Volatile.Read(ref Done(part)) == call)
            return;

        long start = WaitGuard.Now;
        for (int spins = 0; Volatile.Read(ref Done(part)) != call; spins++)
        {
            // The helper may be waiting for this very processor.
            if (spins % SpinsOfLook == SpinsOfLook - 1 && WaitGuard.Since(start) > WaitGuard.SpinMicroseconds)
                Thread.Yield();
            else
                Thread.SpinWait(1);
        }

        guard.Waited(start);
    }

    private void Help(int part)
    {
        int seen = 0;
        while (true)
        {
            int call = AwaitCall(part, seen);
            if (call < 0)
                return;

            seen = call;
            if (Claim(part, call))
            {
                body(work, part, Threads);
                Volatile.Write(ref Done(part), call);
            }
        }
    }

    private int AwaitCall(int part, int seen)
    {
        long start = WaitGuard.Now;
        for (int spins = 0; ; spins++)
        {
            int call = Volatile.Read(ref Call);
            if (call != seen)
                return call;

            Thread.SpinWait(1);
            if (spins % SpinsOfLook != SpinsOfLook - 1)
                continue;

            double waited = WaitGuard.Since(start);
            if (waited > WaitGuard.SleepMicroseconds)
            {
                Sleep(part, seen);
                start = WaitGuard.Now;
            }
            else if (waited > WaitGuard.SpinMicroseconds)
            {
                Thread.Yield();
            }
        }
    }

    /// <summary>Sleeps until woken. A call that arrived meanwhile is seen after the flag is set, so no call is missed.</summary>
    private void Sleep(int part, int seen)
    {
        Interlocked.Exchange(ref Asleep(part), 1);
        if (Volatile.Read(ref Call) == seen || Interlocked.Exchange(ref Asleep(part), 0) == 0)
            beds[part].Wait();
    }

    private ref int Claimed(int part) => ref words[Stride * (1 + (3 * part))];

    private ref int Done(int part) => ref words[Stride * (2 + (3 * part))];

    private ref int Asleep(int part) => ref words[Stride * (3 + (3 * part))];
}
