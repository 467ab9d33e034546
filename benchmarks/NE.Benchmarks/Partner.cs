using System;
using System.Threading;
using NE.Runtime.Training;

namespace NE.Benchmarks;

/// <summary>A second thread with a learner of its own. It sleeps between samples.</summary>
internal sealed class Partner
{
    private readonly SemaphoreSlim start = new(0), end = new(0);

    /// <summary>Starts the thread, which makes its learner.</summary>
    /// <param name="create">Makes the learner.</param>
    /// <param name="work">What the thread does with it at each <see cref="Start"/>.</param>
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

    /// <summary>Lets the thread work once.</summary>
    public void Start() => start.Release();

    /// <summary>Waits for the end of that.</summary>
    public void Wait() => end.Wait();
}
