using System;
using NE.Runtime.Training;
using Shouldly;

namespace NE.Runtime.Tests.Training;

/// <summary>Ends a run at random steps of its task, evaluations and the restoration of a running episode included, until it is complete.</summary>
/// <param name="seed">Seed of the steps.</param>
/// <param name="longest">Most steps between two faults; late enough for some progress on average.</param>
internal sealed class RandomFaults(int seed, int longest)
{
    private readonly System.Random random = new(seed);
    private int left;

    /// <summary>Called before each step of the task.</summary>
    internal void BeforeStep()
    {
        if (--left == 0)
        {
            throw new InvalidOperationException("killed");
        }
    }

    /// <summary>Trains until complete; more than one fault must have happened.</summary>
    /// <param name="folder">Where the run goes on after each fault.</param>
    /// <param name="experiment">An experiment whose task calls <see cref="BeforeStep"/>.</param>
    internal void Train(TemporaryFolder folder, ExperimentDefinition experiment)
    {
        int faults = 0;
        for (bool complete = false; !complete;)
        {
            left = random.Next(1, longest);
            try
            {
                Runs.Train(folder, experiment);
                complete = true;
            }
            catch (RunException fault) when (fault.InnerException is InvalidOperationException)
            {
                (++faults).ShouldBeLessThan(200);
            }
        }

        faults.ShouldBeGreaterThan(1);
    }
}
