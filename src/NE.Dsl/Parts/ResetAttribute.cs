using System;

namespace NE.Dsl;

/// <summary>
/// Resets: at intervals, the last layers of all learned networks are reinitialised; the replay buffer is kept (Nikishin et al. 2022).
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ResetAttribute : PartAttribute
{
    /// <summary>Updates between resets; without <see cref="EverySwitch"/>.</summary>
    /// <value>1 to 2,147,483,647, in updates. Default 200,000 (Nikishin et al. 2022).</value>
    [Setting(Least = 1, Unit = "updates", Source = "Nikishin et al. 2022")]
    public int Every { get; set; } = 200_000;

    /// <summary>
    /// Whether a reset takes place whenever the task changes, at switches of a sequence and changes by a shift, and at no other time.
    /// </summary>
    /// <value>Default false (NE paper, section 5.3).</value>
    [Setting(Source = "NE paper, section 5.3")]
    public bool EverySwitch { get; set; } = false;

    /// <summary>Number of layers of each network to reinitialise, counted from the output; 0, or more than there are, means all.</summary>
    /// <value>0 to 2,147,483,647. Default 0 (Nikishin et al. 2022).</value>
    [Setting(Least = 0, Unit = "last layers of each network; 0: all", Source = "Nikishin et al. 2022")]
    public int Layers { get; set; } = 0;

    /// <summary>Whether the moments, and ages if there are any, of these layers are cleared.</summary>
    /// <value>Default true (Nikishin et al. 2022).</value>
    [Setting(Source = "Nikishin et al. 2022")]
    public bool ResetMoments { get; set; } = true;
}
