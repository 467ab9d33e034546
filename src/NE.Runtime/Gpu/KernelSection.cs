namespace NE.Runtime.Gpu;

/// <summary>A section of an update that runs on the device.</summary>
/// <param name="Name">Its name; the kernel of phase i is <c>Name_i</c>.</param>
/// <param name="Every">Updates between two runs.</param>
/// <param name="Phases">Number of phases; each reads what all blocks wrote in the previous one.</param>
/// <param name="Feeds">Whether the host needs its result before the next update begins.</param>
public sealed record KernelSection(string Name, int Every, int Phases, bool Feeds);
