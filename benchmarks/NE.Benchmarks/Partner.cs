using System;
using System.Threading;
using NE.Runtime.Training;

namespace NE.Benchmarks;

/// <summary>A second thread with its own learner. It sleeps between samples.</summary>
internal sealed class Partner
{
    private readonly SemaphoreSlim start = new(0), end = new(0);

    /// <summary>Starts the thread, which creates its learner.</summary>
    /// <param name="create">Creates the learner.</param>
    /// <param name="work">The thread's work with it at each <see cref="Start"/>.</param>
    public Partner(Func<ILearnerGroup> create, Action<ILearnerGroup> work)
    {
        var thread = new Thread(() =>
        {
            ILearnerGroup learners = create();
            while (true)
            {
                start.Wait();
                work(learners);
                end.Release();
            }
        })
        { IsBackground = true };
        thread.Start();
    }

    /// <summary>Starts one piece of work.</summary>
    public void Start() => start.Release();

    /// <summary>Waits until it is done.</summary>
    public void Wait() => end.Wait();
}
