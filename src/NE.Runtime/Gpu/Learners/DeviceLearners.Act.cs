using System;
using System.Runtime.InteropServices;

namespace NE.Runtime.Gpu.Learners;

/// <content>Acting: on the device, or on the host's copies of the learners.</content>
public sealed partial class DeviceLearners
{
    /// <summary>Largest group that acts on the host while its copies are up to date: cheaper than a round trip.</summary>
    private const int FewLearners = 8;

    private readonly float[] observed; // observations as the kernels read them
    private int acts; // calls of Act since the last update

    /// <inheritdoc/>
    public void Observe(ReadOnlySpan<float> observations)
    {
        for (int i = 0; i < slots.Length; i++)
        {
            if (!slots[i].Retired)
                slots[i].Host.Observe(observations.Slice(i * program.Observations, program.Observations));
        }
    }

    /// <inheritdoc/>
    public void Act(ReadOnlySpan<float> observations, Span<float> actions) => Choose(observations, actions, exploring: null);

    /// <inheritdoc/>
    public void Explore(ReadOnlySpan<float> observations, Span<float> actions, long step) => Choose(observations, actions, step);

    /// <summary>The actions of all learners.</summary>
    /// <param name="observations">Observations, one learner after the other.</param>
    /// <param name="actions">Receives the actions.</param>
    /// <param name="exploring">The environment step at which the learners explore; null for the actions of their policies.</param>
    private void Choose(ReadOnlySpan<float> observations, Span<float> actions, long? exploring)
    {
        bool onHost = HostActs;
        acts++;
        if (onHost)
        {
            Settle();
            ThrowFault();
            Refresh();
            for (int i = 0; i < slots.Length; i++)
            {
                Span<float> action = actions.Slice(i * program.Actions, program.Actions);
                ReadOnlySpan<float> observation = observations.Slice(i * program.Observations, program.Observations);
                if (slots[i].Retired)
                    action.Clear();
                else if (exploring is { } hostStep)
                    slots[i].Host.Explore(observation, action, hostStep);
                else
                    slots[i].Host.Act(observation, action);
            }

            return;
        }

        observations[..observed.Length].CopyTo(observed);
        for (int i = 0; i < slots.Length; i++)
        {
            if (!slots[i].Retired)
                slots[i].Host.Observed(observed.AsSpan(i * program.Observations, program.Observations));
        }

        device.Write(memory, regions.Observations * sizeof(float), MemoryMarshal.AsBytes(observed.AsSpan()));
        if (exploring is { } ofDevice)
            launcher.Explore(ofDevice);
        else
            launcher.Act();

        Receive();
        ThrowFault();
        received.AsSpan(0, slots.Length * program.Actions).CopyTo(actions);
        for (int i = 0; i < slots.Length; i++)
        {
            Span<float> action = actions.Slice(i * program.Actions, program.Actions);
            if (slots[i].Retired)
                action.Clear();
            else if (exploring is { } step)
                slots[i].Host.Explore(action, step);
        }
    }

    /// <summary>
    /// Whether the host copies select actions: if they are up to date, or if the caller keeps acting without updates, as an evaluation
    /// does.
    /// </summary>
    private bool HostActs => (slots.Length <= FewLearners || !device.Info.Gpu)
        && (acts > 0 || (running == 0 && !Array.Exists(slots, slot => slot is { Stale: true, Retired: false })));
}
