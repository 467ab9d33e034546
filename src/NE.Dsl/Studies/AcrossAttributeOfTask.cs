using System;

namespace NE.Dsl;

/// <summary>Adds a task of the user's own to the tasks of a study.</summary>
/// <typeparam name="TTask">
/// A class with <see cref="TaskAttribute"/> that implements <c>NE.Runtime.Environments.IEnvironment</c> and has a public constructor without
/// parameters.
/// </typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AcrossAttribute<TTask> : Attribute
    where TTask : class;
