using System;
using NE.MuJoCo;

namespace NE.Runtime.Environments.MuJoCo;

/// <summary>
/// The 376 numbers that both tasks of the humanoid observe: positions without x and y, velocities, inertias and velocities of all bodies, forces of
/// motors and of contacts.
/// </summary>
internal static class HumanoidObservation
{
    /// <summary>Writes the observation.</summary>
    internal static void Write(MuJoCoData data, Span<double> observation)
    {
        observation = Append(data.Qpos[2..], observation);
        observation = Append(data.Qvel, observation);
        observation = Append(data.Cinert, observation);
        observation = Append(data.Cvel, observation);
        observation = Append(data.QfrcActuator, observation);
        Append(data.CfrcExt, observation);
    }

    private static Span<double> Append(ReadOnlySpan<double> part, Span<double> observation)
    {
        part.CopyTo(observation);
        return observation[part.Length..];
    }
}
